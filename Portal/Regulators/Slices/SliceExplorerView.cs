using System.Text.Json.Nodes;
using Portal.Data.Cube;
using Portal.Ui.Workbench;

namespace Portal.Regulators.Slices;

/// <summary>Everything that is known of one slice.</summary>
/// <param name="Window">The period and the instant of looking.</param>
/// <param name="Choices">Codes on offer inside the scope.</param>
/// <param name="Names">Names of providers by code.</param>
/// <param name="Document">What <c>portal slice</c> prints; null where only the events can answer.</param>
/// <param name="Speed">The curves of the period and of the items received in it; null with the document.</param>
/// <param name="Quality">What the figures rest on; null likewise.</param>
/// <param name="Because">Why only the events can answer; null where the cells do.</param>
/// <param name="Missing">The part of the question with a code that no notice in the scope has; null where there is none.</param>
/// <param name="Permalink">Address of these figures as they are known now.</param>
/// <param name="Command">Recomputes them from the events.</param>
public sealed record SliceExplorerView(
    SliceWindow Window,
    SliceChoices Choices,
    IReadOnlyDictionary<string, string> Names,
    JsonObject? Document,
    IReadOnlyList<SpeedFigures>? Speed,
    QualityFigures? Quality,
    string? Because,
    string? Missing,
    string Permalink,
    string Command);
