using NodaTime;

namespace Portal.Ui;

/// <summary>What a reader must know to quote a figure. Null leaves a line out; a figure without as-of or source is not finished.</summary>
public sealed record FigureFacts
{
    /// <summary>How many items stand behind the figure.</summary>
    public long? Items { get; init; }

    /// <summary>What is counted, if not items.</summary>
    public string ItemsLabel { get; init; } = "Items";

    /// <summary>Share of the items still open, 0 to 1.</summary>
    public double? OpenShare { get; init; }

    /// <summary>The state of the world the figure describes.</summary>
    public Instant? AsOf { get; init; }

    /// <summary>The knowledge it uses.</summary>
    public Instant? KnownAt { get; init; }

    /// <summary>Where the data come from.</summary>
    public string? Source { get; init; }

    /// <summary>The source's address, if it has one.</summary>
    public string? SourceHref { get; init; }

    /// <summary>Version of the method.</summary>
    public string? Method { get; init; }

    /// <summary>Where the method is explained.</summary>
    public string? MethodHref { get; init; }

    /// <summary>Further facts, such as the share verified or the kind of chart.</summary>
    public IReadOnlyList<(string Name, string Value)> More { get; init; } = [];

    /// <summary>Numbers will still change as reports arrive.</summary>
    public bool IsProvisional { get; init; }

    /// <summary>The data are made up for demonstration.</summary>
    public bool IsSynthetic { get; init; }
}
