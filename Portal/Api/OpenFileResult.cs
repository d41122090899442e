using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using Portal.Configuration;
using Portal.Data.Releases;

namespace Portal.Api;

/// <summary>Sends a public file: any origin, strong entity tag, 304, the smallest coding that the client takes, and single ranges.</summary>
internal static class OpenFileResult
{
    private const string Revalidate = "public, max-age=60";

    private static readonly StringValues Encoding = "Accept-Encoding";
    private static readonly StringValues Any = "*";
    private static readonly StringValues Exposed = "ETag, Content-Range, Link";

    internal static Task SendAsync(HttpContext context, OpenFile file)
    {
        var (request, headers) = (context.Request, context.Response.Headers);
        var range = request.Headers.Range;
        var (coding, content) = range.Count > 0 ? (null, file.Plain) : Choose(request.Headers.AcceptEncoding, file);
        headers.AccessControlAllowOrigin = Any;
        headers.AccessControlExposeHeaders = Exposed;
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = Revalidate;
        headers.Vary = headers.Vary.Count == 0 ? Encoding : StringValues.Concat(headers.Vary, Encoding);
        headers.ETag = content.Tag;
        headers.LastModified = file.ModifiedText;
        headers.AcceptRanges = "bytes";
        if (EntityTags.IsKnown(request.Headers.IfNoneMatch, content.Tag))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        headers.ContentType = file.MediaType;
        if (coding is not null)
        {
            headers.ContentEncoding = coding;
        }

        if (range.Count > 0 && IsAboutThis(request.Headers.IfRange, content.Tag) && RangeHeaderValue.TryParse(range.ToString(), out var wanted) && wanted is { Ranges.Count: 1 } && wanted.Unit == "bytes")
        {
            return SendRangeAsync(context, content.Bytes, wanted.Ranges.First());
        }

        return SendBytesAsync(context, content.Bytes);
    }

    private static Task SendRangeAsync(HttpContext context, byte[] bytes, RangeItemHeaderValue range)
    {
        var (first, last) = range switch
        {
            { From: { } from, To: var to } => (from, Math.Min(to ?? long.MaxValue, bytes.LongLength - 1)),
            { To: { } suffix } => (Math.Max(0, bytes.LongLength - suffix), suffix > 0 ? bytes.LongLength - 1 : -1),
            _ => (0, -1),
        };
        if (first > last)
        {
            context.Response.StatusCode = StatusCodes.Status416RangeNotSatisfiable;
            context.Response.Headers.ContentRange = FormattableString.Invariant($"bytes */{bytes.LongLength}");
            return Task.CompletedTask;
        }

        context.Response.StatusCode = StatusCodes.Status206PartialContent;
        context.Response.Headers.ContentRange = FormattableString.Invariant($"bytes {first}-{last}/{bytes.LongLength}");
        return SendBytesAsync(context, bytes.AsMemory((int)first, (int)(last - first + 1)));
    }

    private static Task SendBytesAsync(HttpContext context, ReadOnlyMemory<byte> bytes)
    {
        context.Response.ContentLength = bytes.Length;
        if (HttpMethods.IsHead(context.Request.Method))
        {
            return Task.CompletedTask;
        }

        var written = context.Response.BodyWriter.WriteAsync(bytes);
        if (!written.IsCompletedSuccessfully)
        {
            return written.AsTask();
        }

        _ = written.Result;
        return Task.CompletedTask;
    }

    private static (string? Coding, EncodedBytes Content) Choose(StringValues accepted, OpenFile file) =>
        Accepts(accepted, "br") ? ("br", file.Brotli) : Accepts(accepted, "gzip") ? ("gzip", file.Gzip) : (null, file.Plain);

    // "br;q=0" refuses; every other weight is as good as any, since we would send the smallest anyway
    private static bool Accepts(StringValues accepted, string coding) =>
        accepted.Count > 0
        && accepted.ToString() is var text
        && text.Contains(coding, StringComparison.OrdinalIgnoreCase)
        && StringWithQualityHeaderValue.TryParseList([text], out var codings)
        && codings.Any(one => one.Value.Equals(coding, StringComparison.OrdinalIgnoreCase) && one.Quality is not 0);

    private static bool IsAboutThis(StringValues condition, string tag) => condition.Count == 0 || condition.ToString() == tag;
}
