using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using Portal.Data.Releases;

namespace Portal.Api;

/// <summary>Sends a public file: any origin, strong entity tag, conditions, the smallest coding among those that the client likes best, and single ranges.</summary>
internal static class OpenFileResult
{
    private const string Revalidate = "public, max-age=60";

    private static readonly StringValues Encoding = "Accept-Encoding";
    private static readonly StringValues Any = "*";
    private static readonly StringValues Exposed = "ETag, Content-Range, Link";

    internal static Task SendAsync(HttpContext context, OpenFile file)
    {
        var (request, headers) = (context.Request, context.Response.Headers);

        // A range is a part of what GET sends, and of nothing else
        var range = HttpMethods.IsGet(request.Method) ? request.Headers.Range : default;
        headers.AccessControlAllowOrigin = Any;
        headers.AccessControlExposeHeaders = Exposed;
        headers.XContentTypeOptions = "nosniff";
        headers.Vary = headers.Vary.Count == 0 ? Encoding : StringValues.Concat(headers.Vary, Encoding);
        var coding = range.Count > 0 ? OpenCoding.None : OpenCodings.Choose(request.Headers.AcceptEncoding);
        if (coding is not { } chosen)
        {
            return OpenProblem.NotAcceptableAsync(context, "Accept-Encoding", ["br", "gzip", "identity"]);
        }

        var content = chosen switch { OpenCoding.Brotli => file.Brotli, OpenCoding.Gzip => file.Gzip, _ => file.Plain };
        headers.CacheControl = Revalidate;
        headers.ETag = content.Tag;
        headers.LastModified = file.ModifiedText;
        headers.AcceptRanges = "bytes";
        if (OpenConditions.Status(request.Headers, content.Tag, file.Modified) is { } status)
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        }

        headers.ContentType = file.MediaType;
        if (OpenCodings.Name(chosen) is { } name)
        {
            headers.ContentEncoding = name;
        }

        return range.Count > 0 && OpenConditions.IsAboutThis(request.Headers.IfRange, content.Tag, file.ModifiedText) && Wanted(range) is { } part
            ? SendRangeAsync(context, content.Bytes, part)
            : SendBytesAsync(context, content.Bytes);
    }

    // Several ranges at once, and what is no range, get the whole
    private static RangeItemHeaderValue? Wanted(StringValues range) =>
        RangeHeaderValue.TryParse(range.ToString(), out var wanted) && wanted.Ranges.Count == 1 && wanted.Unit.Equals("bytes", StringComparison.OrdinalIgnoreCase) ? wanted.Ranges.First() : null;

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
}
