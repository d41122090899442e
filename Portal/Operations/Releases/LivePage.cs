using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Portal.Configuration;
using Portal.Data.Accounts;
using Portal.Ui.Workbench;

namespace Portal.Operations.Releases;

/// <summary>A page that looks again every second while it is open, so that it shows what others and the background do.</summary>
public abstract class LivePage : Watching
{
    /// <summary>Who is signed in.</summary>
    [CascadingParameter] public required Task<AuthenticationState> SignedInState { get; set; }

    /// <summary>The signed-in person.</summary>
    protected Actor? Me { get; private set; }

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
    protected override async Task TickAsync()
    {
        var wasBroken = IsBroken;
        IsBroken = false;
        if (await LookAsync() || wasBroken)
        {
            StateHasChanged();
        }
    }
}
