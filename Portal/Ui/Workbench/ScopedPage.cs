using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Portal.Configuration;
using Portal.Data.Notices;

namespace Portal.Ui.Workbench;

/// <summary>A page that reads notices: it has a scope, or it shows nothing.</summary>
public abstract class ScopedPage : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource leaving = new();

    /// <summary>Who is signed in.</summary>
    [CascadingParameter] public required Task<AuthenticationState> SignedInState { get; set; }

    /// <summary>Ends when the page is left.</summary>
    protected CancellationToken Leaving => leaving.Token;

    /// <summary>Code of the signed-in provider; null for others.</summary>
    protected string? OwnProvider { get; private set; }

    /// <summary>Code of the signed-in regulator's jurisdiction; null for others.</summary>
    protected string? OwnJurisdiction { get; private set; }

    /// <summary>Loads with the scope of whoever is signed in.</summary>
    protected abstract Task LoadAsync(Scope scope);

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync() => ReloadAsync();

    /// <summary>Loads once more, after something on the page was changed.</summary>
    protected async Task ReloadAsync()
    {
        var user = (await SignedInState).User;
        OwnProvider = SignedIn.ProviderOf(user);
        OwnJurisdiction = SignedIn.JurisdictionOf(user);
        if (SignedIn.ScopeOf(user) is { } scope)
        {
            await LoadAsync(scope);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        leaving.Cancel();
        leaving.Dispose();
        GC.SuppressFinalize(this);
    }
}
