using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using NodaTime;
using Portal.Data.Notices;
using Portal.Data.Reminders;
using Portal.Ui.Workbench;

namespace Portal.Reminders;

/// <summary>Addresses that are their own permission: a signed link of a mail, or the token of a calendar. Nobody signs in for them.</summary>
internal static class ReminderEndpoints
{
    private const string OneClickField = "List-Unsubscribe";
    private const string OneClick = "One-Click";

    // Pages answer a post too, at the same address
    private const int BeforePages = -1;

    internal static void MapReminders(this IEndpointRouteBuilder routes)
    {
        // Mail programs post without having been here: the signed token is the proof, not a token of the form
        routes.MapPost(PortalUrls.ReminderEndings + "/{token}", EndAsync).DisableAntiforgery().WithOrder(BeforePages);
        routes.MapPost(PortalUrls.ReminderConfirmations + "/{token}", ConfirmAsync).DisableAntiforgery().WithOrder(BeforePages);
        routes.MapGet(PortalUrls.Calendars + "/{token}.ics", CalendarAsync);
    }

    // RFC 8058: a one-click request is answered without a redirect. A link that names nothing gets the same answer as one that has done its work.
    private static async Task<Results<Ok, RedirectHttpResult>> EndAsync(
        string token, HttpRequest request, ReminderKey key, SubscriptionStore subscriptions, CancellationToken cancellation)
    {
        if (key.HandleOf(ReminderLink.Unsubscribe, token) is { } handle)
        {
            await subscriptions.DeleteAsync(handle, cancellation);
        }

        var isOneClick = request.HasFormContentType && (await request.ReadFormAsync(cancellation))[OneClickField] == OneClick;
        return isOneClick ? TypedResults.Ok() : TypedResults.LocalRedirect(PortalUrls.EndReminders(token));
    }

    private static async Task<RedirectHttpResult> ConfirmAsync(
        string token, ReminderKey key, SubscriptionStore subscriptions, CancellationToken cancellation)
    {
        if (key.HandleOf(ReminderLink.Confirm, token) is { } handle)
        {
            await subscriptions.ConfirmAsync(handle, cancellation);
        }

        return TypedResults.LocalRedirect(PortalUrls.ConfirmReminders(token));
    }

    private static async Task<Results<FileContentHttpResult, NotFound>> CalendarAsync(
        string token, HttpContext context, CalendarFeedStore feeds, CalendarQueries queries, ReminderOptions options, IClock clock, CancellationToken cancellation)
    {
        context.Response.Headers.CacheControl = "private, max-age=300";
        context.Response.Headers["X-Robots-Tag"] = "noindex";
        if (await feeds.FindAsync(token, cancellation) is not { } scope)
        {
            return TypedResults.NotFound();
        }

        var now = clock.GetCurrentInstant();
        var site = options.PublicUrl ?? new Uri($"{context.Request.Scheme}://{context.Request.Host}");
        var board = scope is Scope.OfProvider ? PortalUrls.ProviderClocks : PortalUrls.DeadlineBoard;
        var text = CalendarText.Write(
            await queries.EntriesAsync(scope, now, cancellation),
            "Time limits, Removal Time Register",
            site.IdnHost,
            notice => PortalUrls.Absolute(site, PortalUrls.Board(board, new BoardAddress { Notice = notice.ToString(CultureInfo.InvariantCulture) })),
            now);
        var bytes = Encoding.UTF8.GetBytes(text);
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..32]}\"");
        return TypedResults.File(bytes, "text/calendar; charset=utf-8", entityTag: tag);
    }
}
