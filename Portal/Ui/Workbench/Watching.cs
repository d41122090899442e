using Microsoft.AspNetCore.Components;

namespace Portal.Ui.Workbench;

/// <summary>Looks again every second while somebody has it open, and ends with the page.</summary>
public abstract class Watching : ComponentBase, IAsyncDisposable
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);
    private readonly CancellationTokenSource leaving = new();
    private Task watching = Task.CompletedTask;

    /// <summary>Ends when the page is left.</summary>
    protected CancellationToken Leaving => leaving.Token;

    /// <summary>True while the last look failed.</summary>
    protected bool IsBroken { get; private protected set; }

    /// <summary>Looks once, and draws anew where there is something to draw.</summary>
    protected abstract Task TickAsync();

    /// <inheritdoc/>
    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            watching = WatchAsync();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await leaving.CancelAsync();
        await watching;
        leaving.Dispose();
        GC.SuppressFinalize(this);
    }

    private async Task WatchAsync()
    {
        using var timer = new PeriodicTimer(Pace);
        try
        {
            while (await timer.WaitForNextTickAsync(leaving.Token))
            {
                await InvokeAsync(LookAgainAsync);
            }
        }
        catch (OperationCanceledException)
        {
            // The page was left
        }
    }

    private async Task LookAgainAsync()
    {
        try
        {
            await TickAsync();
        }
        catch (Exception failure) when (failure is System.Data.Common.DbException or TimeoutException)
        {
            // A database that is away for a moment must not end the page: it says so and looks again at the next tick
            IsBroken = true;
            StateHasChanged();
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            await DispatchExceptionAsync(failure);
        }
    }
}
