namespace Portal.Ui.Files;

/// <summary>The figures that a public page draws while it answers one request, so that each can be had as a file. Elsewhere nobody collects them.</summary>
public sealed class PageFigures
{
    private readonly List<FigureSheet> _sheets = [];

    /// <summary>Path and query of the page.</summary>
    public string Page { get; set; } = PortalUrls.Home;

    /// <summary>Begins a figure.</summary>
    /// <param name="id">Unique in the page.</param>
    /// <param name="question">Its title.</param>
    /// <param name="facts">What a reader must know to quote it.</param>
    public FigureSheet Open(string id, string question, FigureFacts facts)
    {
        var sheet = new FigureSheet(id, question, facts);
        _sheets.Add(sheet);
        return sheet;
    }

    /// <summary>A figure that has a chart; null where the page has none of that name.</summary>
    public FigureSheet? Find(string id) => _sheets.Find(sheet => sheet.Id == id && sheet.HasChart);
}
