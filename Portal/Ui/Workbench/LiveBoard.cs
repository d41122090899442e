using Microsoft.AspNetCore.Components;
using Portal.Data.Clocks;
using Portal.Data.Notices;

namespace Portal.Ui.Workbench;

/// <summary>
/// Loads a board and keeps it loaded while somebody looks. Every second it asks the database for one number, which grows with every
/// commit of any process, and looks at the clock: what is on the screen is never more than a second behind either.
/// </summary>
public abstract class LiveBoard : Watching
{
    private BoardAddress? loaded;

    [Inject] private ClockBoardModel Model { get; set; } = default!;

    /// <summary>Through whose eyes.</summary>
    [Parameter, EditorRequired] public required Scope Scope { get; set; }

    /// <summary>What the address asks for.</summary>
    [Parameter, EditorRequired] public required BoardAddress Address { get; set; }

    /// <summary>The board; null before it is loaded.</summary>
    private protected ClockBoardView? View { get; private set; }

    /// <summary>What changed since the page was opened, for those who do not see it; empty where nothing did.</summary>
    private protected string News { get; private set; } = "";

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (loaded != Address)
        {
            loaded = Address;
            await LoadAsync();
        }
    }

    /// <summary>Loads the board again, as after a change that this page made itself.</summary>
    private protected async Task LoadAsync()
    {
        var before = View?.Counts;
        View = await Model.LoadAsync(Scope, Address, Leaving);
        IsBroken = false;
        if (before is not null)
        {
            News = ChangeOf(before, View.Counts) ?? News;
        }
    }

    /// <inheritdoc/>
    protected override async Task TickAsync()
    {
        if (View is not null && await Model.IsStaleAsync(View, Leaving))
        {
            await LoadAsync();
            StateHasChanged();
        }
    }

    private static string? ChangeOf(BoardCounts before, BoardCounts after)
    {
        var changed = Enum.GetValues<BoardState>().Where(state => before.ByState[state] != after.ByState[state])
            .Select(state => $"{ClockWords.Group(state).Name} {after.ByState[state]}").ToArray();
        return changed.Length == 0 ? null : "The board changed: " + string.Join(", ", changed);
    }
}
