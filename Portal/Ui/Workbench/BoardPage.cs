using Microsoft.AspNetCore.Components;
using Portal.Data.Clocks;
using Portal.Data.Notices;

namespace Portal.Ui.Workbench;

/// <summary>A page with a board: its address in words, and the scope once it is known.</summary>
public abstract class BoardPage : ScopedPage
{
    [SupplyParameterFromQuery(Name = "state")] private string? State { get; set; }

    [SupplyParameterFromQuery(Name = "provider")] private string? Provider { get; set; }

    [SupplyParameterFromQuery(Name = "host")] private string? Host { get; set; }

    [SupplyParameterFromQuery(Name = "category")] private string? Category { get; set; }

    [SupplyParameterFromQuery(Name = "rule")] private string? Rule { get; set; }

    [SupplyParameterFromQuery(Name = "due")] private string? Due { get; set; }

    [SupplyParameterFromQuery(Name = "zone")] private string? Zone { get; set; }

    [SupplyParameterFromQuery(Name = "notice")] private string? Notice { get; set; }

    /// <summary>Through whose eyes; null until it is known.</summary>
    protected Scope? Scope { get; private set; }

    /// <summary>What the address asks for.</summary>
    protected BoardAddress Address => new()
    {
        State = BoardAddress.Read<BoardState>(State),
        Provider = Text(Provider),
        Host = Text(Host),
        Category = Text(Category),
        Rule = Text(Rule),
        Due = BoardAddress.Read<BoardWindow>(Due),
        Zone = BoardAddress.Read<BoardZone>(Zone) ?? BoardZone.Utc,
        Notice = Text(Notice),
    };

    /// <inheritdoc/>
    protected override Task LoadAsync(Scope scope)
    {
        Scope = scope;
        return Task.CompletedTask;
    }

    private static string? Text(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;
}
