using Portal.Reminders;

namespace Portal.Configuration;

/// <summary>Where this site stands, for addresses that leave it: as its operator says in <c>Portal:PublicUrl</c>, else as the client named it.</summary>
internal sealed class SiteAddress(ReminderOptions options)
{
    /// <summary>
    /// Whether people reach it by https alone, as its operator says. The program itself hears plain http behind a proxy, so only the operator knows.
    /// </summary>
    internal static bool IsSecure(IConfiguration configuration) =>
        configuration[ReminderOptionsReader.Url]?.StartsWith(Uri.UriSchemeHttps + ":", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>Cookies then go over https alone.</summary>
    internal static Task TakeAsSecureAsync(HttpContext context, RequestDelegate next)
    {
        context.Request.Scheme = Uri.UriSchemeHttps;
        return next(context);
    }

    /// <summary>Without a slash at its end.</summary>
    internal string Of(HttpRequest request) => options.PublicUrl?.GetLeftPart(UriPartial.Authority) ?? PortalUrls.Origin(request);
}
