using Portal.Data;
using Portal.Data.Accounts;
using Portal.Data.Audit;
using Portal.Data.Seeding;

namespace Portal.Ui.Workbench;

/// <summary>What people are called on the pages; the key of the account where nothing else is known.</summary>
internal sealed class PersonNames(PortalDataOptions options)
{
    private readonly Dictionary<string, string> names = DemoAccounts.Of(options).ToDictionary(account => account.Key, account => account.Name.Split(',')[0], StringComparer.Ordinal);

    internal string Of(string key) => key == AuditEvent.System ? "the program" : key == DemoReleaseSeeder.Builder.Key ? "the program, as statistician" : key == DemoReleaseSeeder.Approver.Key ? "the program, as approver" : names.GetValueOrDefault(key, key);
}
