using Portal.Data;
using Portal.Data.Accounts;

namespace Portal.Account;

/// <summary>The demonstration's accounts, and whether they may be used at all.</summary>
internal sealed class DemoSignIn(IHostEnvironment environment, PortalDataOptions options)
{
    /// <summary>In Development only, and only where the demonstration is loaded.</summary>
    internal bool IsOffered => environment.IsDevelopment() && options.WithDemo;

    internal IReadOnlyList<UserAccount> Accounts() => IsOffered ? DemoAccounts.Of(options) : [];
}
