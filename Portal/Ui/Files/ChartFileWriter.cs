using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Portal.Ui.Files;

/// <summary>Writes a figure as SVG or its numbers as CSV.</summary>
internal static class ChartFileWriter
{
    internal static async Task<byte[]> SvgAsync(FigureSheet sheet, string style, IServiceProvider services, ILoggerFactory logs)
    {
        await using var renderer = new HtmlRenderer(services, logs);
        var text = await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(SvgFile.Sheet)] = sheet, [nameof(SvgFile.Style)] = style });
            return (await renderer.RenderComponentAsync<SvgFile>(parameters)).ToHtmlString();
        });
        return Encoding.UTF8.GetBytes(text);
    }

    /// <summary>Null where the chart offers no numbers.</summary>
    internal static byte[]? Csv(FigureSheet sheet) => sheet.Values() is { } values ? ChartCsv.Write(values, sheet.Facts) : null;
}
