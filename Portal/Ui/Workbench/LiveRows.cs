using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web.Virtualization;
using Microsoft.JSInterop;

namespace Portal.Ui.Workbench;

/// <summary>Rows that are read as they scroll into view, and moved through by keyboard.</summary>
public abstract class LiveRows : ComponentBase, IAsyncDisposable
{
    private ClockBoardView? shown;
    private IJSObjectReference? keys;

    [Inject] private IJSRuntime Script { get; set; } = default!;

    /// <summary>The loaded board.</summary>
    [Parameter, EditorRequired] public required ClockBoardView View { get; set; }

    /// <summary>The scrolling region.</summary>
    private protected ElementReference Region { get; set; }

    /// <summary>The rows in view; null before the page is live.</summary>
    private protected Virtualize<BoardLine>? Lines { get; set; }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            keys = await Script.InvokeAsync<IJSObjectReference>("import", "/Ui/Workbench/ClockTable.razor.js");
            await keys.InvokeVoidAsync("attach", Region);
        }
        else if (shown != View && Lines is not null)
        {
            // Another board in the same rows: they are read again, and scroll position and focus stay
            await Lines.RefreshDataAsync();
        }

        shown = View;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        try
        {
            await (keys?.DisposeAsync() ?? ValueTask.CompletedTask);
        }
        catch (JSDisconnectedException)
        {
            // The page is gone, and its script with it
        }
    }

    /// <summary>The lines that came into view.</summary>
    private protected async ValueTask<ItemsProviderResult<BoardLine>> ReadAsync(ItemsProviderRequest request) =>
        new(await View.Lines.ReadAsync(request.StartIndex, request.Count, request.CancellationToken), View.Lines.Total);
}
