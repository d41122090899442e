using Microsoft.AspNetCore.Http.HttpResults;
using Portal.Configuration;
using Portal.Data.Releases;
using Portal.Data.Releases.Formats;
using Portal.Data.Releases.Reviews;

namespace Portal.Operations.Releases;

/// <summary>A table of a draft as a file, byte for byte what would be public, for those who make releases alone; each download goes on record.</summary>
internal static class PreviewFiles
{
    internal static void MapPreviewFiles(this IEndpointRouteBuilder routes) =>
        routes.MapGet(PortalUrls.PreviewFileTemplate, GetAsync).RequireAuthorization(SignedIn.ReleasesPolicy);

    private static async Task<Results<FileContentHttpResult, NotFound>> GetAsync(
        string release, int version, string name, ReleaseWorkflow workflow, ReleaseReviews reviews, HttpContext context, CancellationToken cancellation)
    {
        context.Response.Headers.CacheControl = "no-store";
        return TableFormat.OfFile(name) is { } format
            && await workflow.FindAsync(release, version, cancellation) is { } draft
            && await reviews.FileAsync(draft, name, SignedIn.ActorOf(context.User)!, cancellation) is { } bytes
            ? TypedResults.File(bytes, format.MediaType, FormattableString.Invariant($"draft-{release}-v{version}-{name}"))
            : TypedResults.NotFound();
    }
}
