using Portal.Reminders;

namespace Portal.Configuration;

/// <summary>Where this site stands, for addresses that leave it: as its operator says in <c>Portal:PublicUrl</c>, else as the client named it.</summary>
internal sealed class SiteAddress(ReminderOptions options)
{
    /// <summary>Without a slash at its end.</summary>
    internal string Of(HttpRequest request) => options.PublicUrl?.GetLeftPart(UriPartial.Authority) ?? PortalUrls.Origin(request);
}
