using Portal.Data.Accounts;

namespace Portal.Commands.Releases;

/// <summary>A name on the command line belongs to an account that may not do what was asked.</summary>
internal sealed class WrongRoleException(string account, Role has, Role needs)
    : Exception($"wrong-role: the account {account} has the role {has.ToString().ToLowerInvariant()}; this needs the role {needs.ToString().ToLowerInvariant()}.");
