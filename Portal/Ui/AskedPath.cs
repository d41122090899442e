using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Diagnostics;
using Portal.Data.Accounts;

namespace Portal.Ui;

/// <summary>The path that somebody asked for, also where another page answers because nothing is there.</summary>
internal static class AskedPath
{
    internal static string Of(HttpContext? context, NavigationManager navigation) =>
        context?.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath ?? "/" + navigation.ToBaseRelativePath(navigation.Uri).Split('?', '#')[0];

    /// <summary>Whether it lies among the pages of those who are signed in.</summary>
    internal static bool IsOfWorkbench(string path) => IsUnder(path, PortalUrls.Regulator) || IsUnder(path, PortalUrls.ProviderDesk) || IsUnder(path, PortalUrls.Operations);

    /// <summary>The path itself where this role has entry there, else the role's first page: nobody is offered work areas of others.</summary>
    internal static string AreaOf(string path, Role role) =>
        IsUnder(path, PortalUrls.DeskOf(role)) || (role is Role.Auditor && IsUnder(path, PortalUrls.Operations)) ? path : PortalUrls.DeskOf(role);

    private static bool IsUnder(string path, string area) => path == area || path.StartsWith(area + "/", StringComparison.Ordinal);
}
