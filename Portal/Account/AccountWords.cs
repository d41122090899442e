using System.Diagnostics;
using Portal.Data.Accounts;

namespace Portal.Account;

/// <summary>What an account may see and do, in a sentence.</summary>
internal static class AccountWords
{
    internal static string Role(UserAccount account) => account.Role switch
    {
        Data.Accounts.Role.Provider => "Compliance officer of a provider: sees that provider's own clocks and figures.",
        Data.Accounts.Role.Regulator => $"Regulator of {account.Jurisdiction}: sees notices issued from there or hosted there.",
        Data.Accounts.Role.Auditor => "Auditor: reads everything, changes nothing.",
        Data.Accounts.Role.Operator => "Operator: keeps the system and proposes changes of rules, sees no notices.",
        Data.Accounts.Role.Statistician => "Statistician: builds releases, sees no single notice.",
        Data.Accounts.Role.Approver => "Second person: approves or rejects what another has prepared.",
        _ => throw new UnreachableException(),
    };
}
