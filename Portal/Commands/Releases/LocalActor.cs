using Portal.Data;
using Portal.Data.Accounts;

namespace Portal.Commands.Releases;

/// <summary>
/// Somebody who acts on the command line. Whoever may run commands here can write any name, so every step records the machine and its own
/// account, and that the name is not proved. A name that belongs to an account of another role is refused.
/// </summary>
internal static class LocalActor
{
    /// <exception cref="WrongRoleException">The name belongs to an account that may not do this.</exception>
    internal static Actor Of(IServiceProvider services, string key, Role role)
    {
        var account = DemoAccounts.Of(services.GetRequiredService<PortalDataOptions>()).FirstOrDefault(one => string.Equals(one.Key, key.Trim(), StringComparison.OrdinalIgnoreCase));
        return account is null || account.Role == role
            ? new Actor(key, role) { Proof = new ActorProof.CommandLine(Environment.MachineName, Environment.UserName, account is not null) }
            : throw new WrongRoleException(account.Key, account.Role, role);
    }
}
