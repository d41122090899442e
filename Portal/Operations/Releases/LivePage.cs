using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Portal.Configuration;
using Portal.Data.Accounts;

namespace Portal.Operations.Releases;

/// <summary>A page that looks again every second while it is open, so that it shows what others and the background do.</summary>
public abstract class LivePage : ComponentBase, IAsyncDisposable
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);
    private readonly CancellationTokenSource leaving = new();
    private Task watching = Task.CompletedTask;

    /// <summary>Who is signed in.</summary>
    [CascadingParameter] public required Task<AuthenticationState> SignedInState { get; set; }

    /// <summary>Ends when the page is left.</summary>
    protected CancellationToken Leaving => leaving.Token;

    /// <summary>The signed-in person.</summary>
    protected Actor? Me { get; private set; }

    /// <summary>True while the last look failed.</summary>
    protected bool IsBroken { get; private set; }

    /// <summary>Looks again; true where something is to be drawn anew.</summary>
    protected abstract Task<bool> LookAsync();

    /// <summary>Loads what the page shows.</summary>
    protected abstract Task LoadAsync();

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        Me = SignedIn.ActorOf((await SignedInState).User);
        await LoadAsync();
    }

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
                await InvokeAsync(TickAsync);
            }
        }
        catch (OperationCanceledException)
        {
            // The page was left
        }
    }

    private async Task TickAsync()
    {
        var wasBroken = IsBroken;
        try
        {
            IsBroken = false;
            if (await LookAsync() || wasBroken)
            {
                StateHasChanged();
            }
        }
        catch (Exception failure) when (failure is System.Data.Common.DbException or TimeoutException)
        {
            // A database that is away for a moment must not end the page: it says so and looks again at the next tick
            IsBroken = true;
            StateHasChanged();
        }
    }
}
