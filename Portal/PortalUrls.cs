using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Portal.Configuration;
using Portal.Data.Accounts;
using Portal.Ui.Workbench;

namespace Portal;

/// <summary>The only place that builds an address of this site. Public ones are promised for ever.</summary>
internal static class PortalUrls
{
    internal const string Home = "/";
    internal const string Countries = "/countries";
    internal const string Providers = "/providers";
    internal const string Coalition = "/countries/coalition";
    internal const string Figures = "/figures";
    internal const string Reconciliation = "/figures/reconciliation";
    internal const string PublishedProviders = "/figures/providers";
    internal const string Regimes = "/regimes";
    internal const string RegimesCompare = "/regimes/compare";
    internal const string RegimesWhatIf = "/regimes/what-if";
    internal const string RegimesFile = "/regimes/catalogue.json";
    internal const string Methods = "/methods";
    internal const string Help = "/help";
    internal const string NotFound = "/not-found";
    internal const string SignIn = "/sign-in";
    internal const string SignInUnknown = SignIn + "?unknown=yes";
    internal const string SignOut = "/sign-out";
    internal const string Regulator = "/regulator";
    internal const string DeadlineBoard = "/regulator/board";
    internal const string RegulatorProviders = "/regulator/providers";
    internal const string RegulatorSlices = "/regulator/slices";
    internal const string ProviderDesk = "/provider";
    internal const string ProviderClocks = "/provider/clocks";
    internal const string Operations = "/operations";
    internal const string OperationsAudit = "/operations/audit";
    internal const string RegulatorReminders = "/regulator/reminders";
    internal const string ProviderReminders = "/provider/reminders";
    internal const string ReminderConfirmations = "/reminders/confirm";
    internal const string ReminderEndings = "/reminders/unsubscribe";
    internal const string Calendars = "/calendar";
    internal const string OperationsReleases = "/operations/releases";
    internal const string OperationsPlan = "/operations/releases/plan";
    internal const string OperationsRules = "/operations/rules";
    internal const string OperationsPropose = "/operations/rules/propose";
    internal const string Data = "/data";
    internal const string SdmxFlows = "/sdmx/3/structure/dataflow/RTR/*";
    internal const string DataFile = "/data/{name}";
    internal const string DataCatalogue = "/catalog.jsonld";
    internal const string SdmxStructure = "/sdmx/3/structure/{artefact=*}/{agency=*}/{id=*}/{version=~}";
    internal const string SdmxData = "/sdmx/3/data/{of=*}/{agency=*}/{id=*}/{version=*}/{key=*}";
    internal const string SdmxOther = "/sdmx/3/{resource}/{**rest}";
    internal const string Charts = "/charts";
    internal const string Releases = "/releases";
    internal const string ReleasesFeed = "/releases.atom";
    internal const string ApiEvents = "/api/v1/events";
    internal const string ApiSlices = "/api/v1/slices";
    internal const string ApiDescription = "/api/openapi.json";
    internal const string BlazorScript = "/_framework/blazor.web.js";

    /// <summary>The first page of those who are signed in, by their role.</summary>
    internal static string DeskOf(Role role) => role switch
    {
        Role.Provider => ProviderDesk,
        Role.Regulator or Role.Auditor => Regulator,
        Role.Operator or Role.Statistician or Role.Approver => Operations,
        _ => throw new UnreachableException(),
    };

    /// <summary>Public page of a country, by its ISO 3166-1 alpha-2 code in lower case.</summary>
    internal static string Country(string code) => $"{Countries}/{Segment(code)}";

    /// <summary>Public page of a provider sector, by its code.</summary>
    internal static string Sector(string code) => $"{Providers}/{Segment(code)}";

    /// <summary>A table that somebody else published, by the code of its source.</summary>
    internal static string Source(string code) => $"{Figures}/{Segment(code)}";

    /// <summary>What has been published about a provider group, by its code.</summary>
    internal static string PublishedProvider(string code) => $"{PublishedProviders}/{Segment(code)}";

    /// <summary>A rule of the catalogue, by its row id.</summary>
    internal static string Regime(string id) => $"{Regimes}/{Segment(id)}";

    /// <summary>Rules or jurisdictions side by side.</summary>
    internal static string CompareRules(params IEnumerable<string> rules) => WithQuery(RegimesCompare, rules.Select(rule => new KeyValuePair<string, string?>("rule", rule)));

    /// <summary>The rules of one jurisdiction.</summary>
    internal static string RegimesOf(string jurisdiction) => WithQuery(Regimes, new KeyValuePair<string, string?>("jurisdiction", jurisdiction));

    /// <summary>A proposed change of a rule.</summary>
    internal static string OperationsProposal(long id) => string.Create(CultureInfo.InvariantCulture, $"{OperationsRules}/proposals/{id}");

    /// <summary>Those of a programme among the releases that are made.</summary>
    internal static string OperationsReleasesOf(string programme) => WithQuery(OperationsReleases, new KeyValuePair<string, string?>("programme", programme));

    /// <summary>The plan of a month's release.</summary>
    internal static string PlanRelease(string programme, string? period) =>
        WithQuery(OperationsPlan, new("programme", programme), new KeyValuePair<string, string?>("period", period));

    /// <summary>The plan of a correction, with the reason that people will read.</summary>
    internal static string PlanCorrection(string release, string reason, bool isEmergency = false) =>
        WithQuery(OperationsPlan, new("release", release), new("reason", reason), new KeyValuePair<string, string?>("emergency", isEmergency ? "yes" : null));

    /// <summary>A version of a release as those see it who make it.</summary>
    internal static string OperationsRelease(string release, int version) => FormattableString.Invariant($"{OperationsReleases}/{Segment(release)}/v{version}");

    /// <summary>Its tables as the public will see them, beside what is hidden and why.</summary>
    internal static string PreviewRelease(string release, int version, params IEnumerable<KeyValuePair<string, string?>> filters) =>
        WithQuery($"{OperationsRelease(release, version)}/preview", filters);

    /// <summary>A table of a draft as a file, such as <c>country-year.csv</c>.</summary>
    internal static string PreviewFile(string release, int version, string name) => $"{OperationsRelease(release, version)}/files/{Segment(name)}";

    /// <summary>The pattern of the addresses of <see cref="PreviewFile"/>.</summary>
    internal const string PreviewFileTemplate = OperationsReleases + "/{release}/v{version:int}/files/{name}";

    /// <summary>Where somebody who is signed in proves again that it is they, and comes back from.</summary>
    internal static string SignInAgain(string returnTo) => WithQuery(SignIn, new("again", "yes"), new KeyValuePair<string, string?>("ReturnUrl", returnTo));

    /// <summary>Public page of a release, by its id.</summary>
    internal static string Release(string release) => $"{Releases}/{Segment(release)}";

    /// <summary>Where the page of a release says what moved with each of its versions.</summary>
    internal static string ReleaseVersions(string release) => Release(release) + "#versions";

    /// <summary>A table's page for people.</summary>
    internal static string TablePage(string table) => $"{Data}/tables/{Segment(table)}";

    /// <summary>A chart of a public page as a file: <c>.svg</c>, or <c>.csv</c> for its numbers. It follows the page's own path and keeps its query.</summary>
    internal static string ChartFile(string page, string figure, string suffix) => page.Split('?', 2) is [var path, var query]
        ? ChartFile(path, figure, suffix) + "?" + query
        : $"{Charts}{page.TrimEnd('/')}/{figure}{suffix}";

    /// <summary>What an address of <see cref="ChartFile"/> asks for; null for any other.</summary>
    internal static ChartWish? ReadChart(string path)
    {
        var (cut, dot) = (path.LastIndexOf('/'), path.LastIndexOf('.'));
        return path.StartsWith(Charts + "/", StringComparison.Ordinal) && !path.Contains("//", StringComparison.Ordinal) && dot > cut + 1 && path[dot..] is ChartWish.Svg or ChartWish.Csv
            ? new ChartWish(cut == Charts.Length ? Home : path[Charts.Length..cut], path[(cut + 1)..dot], path[dot..])
            : null;
    }

    /// <summary>A file of a table by its format's suffix; without one the address that a table keeps for ever.</summary>
    internal static string TableFile(string table, string suffix) => $"{Data}/{Segment(table)}{suffix}";

    /// <summary>A public file of a published version, by its path below the version's folder.</summary>
    internal static string ReleaseFile(string release, int version, string path) => FormattableString.Invariant($"{Releases}/{Segment(release)}/v{version}/{path}");

    /// <summary>The pattern of the addresses of <see cref="ReleaseFile"/>.</summary>
    internal const string ReleaseFileTemplate = Releases + "/{release}/v{version:int}/{**path}";

    /// <summary>The public keys that releases are signed with.</summary>
    internal const string ReleaseKeys = "/.well-known/portal-keys.json";

    /// <summary>A place in the methods page.</summary>
    internal static string Method(string part) => $"{Methods}#{part}";

    /// <summary>A provider as regulators see it.</summary>
    internal static string RegulatorProvider(string code) => $"{RegulatorProviders}/{Segment(code)}";

    /// <summary>A page about a period of whole months.</summary>
    internal static string Period(string page, PeriodChoice period) => WithQuery(page, period.Query);

    /// <summary>Every measure of one slice.</summary>
    internal static string Slices(SliceAddress address) => WithQuery(RegulatorSlices, address.Query);

    /// <summary>A board of clocks with its filters, the zone of its times and the notice whose story is open.</summary>
    internal static string Board(string board, BoardAddress address) => WithQuery(board, address.Query);

    /// <summary>Where somebody agrees to reminders by e-mail.</summary>
    internal static string ConfirmReminders(string token) => $"{ReminderConfirmations}/{Uri.EscapeDataString(token)}";

    /// <summary>Where somebody ends reminders by e-mail.</summary>
    internal static string EndReminders(string token) => $"{ReminderEndings}/{Uri.EscapeDataString(token)}";

    /// <summary>A private calendar; its token is its password.</summary>
    internal static string Calendar(string token) => $"{Calendars}/{Uri.EscapeDataString(token)}.ics";

    /// <summary>An address of this site with the site before it, as a mail needs it.</summary>
    internal static string Absolute(Uri site, string path) => site.GetLeftPart(UriPartial.Authority) + path;

    /// <summary>The audit log, from the entry before a place on.</summary>
    internal static string AuditLog(long before) => WithQuery(OperationsAudit, new KeyValuePair<string, string?>("before", before.ToString(CultureInfo.InvariantCulture)));

    /// <summary>Where this site stands, without a slash at its end, as the client named it.</summary>
    internal static string Origin(HttpRequest request) => $"{request.Scheme}://{request.Host}";

    /// <summary>True for an address of this site, so that a sign-in can't be made to lead elsewhere.</summary>
    internal static bool IsLocal(string? address) =>
        address is ['/', ..] and not ['/', '/' or '\\', ..] && Uri.IsWellFormedUriString(address, UriKind.Relative);

    /// <summary>An address with the filters that are set, in the order given.</summary>
    internal static string WithQuery(string path, params IEnumerable<KeyValuePair<string, string?>> filters) =>
        QueryHelpers.AddQueryString(path, filters.Where(filter => !string.IsNullOrEmpty(filter.Value)));

    // Codes are case-insensitive to people; one address each.
    private static string Segment(string code) => Uri.EscapeDataString(code.ToLower(CultureInfo.InvariantCulture));
}
