using System.Text;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.Net.Http.Headers;

namespace Portal.Configuration;

/// <summary>A form written in characters that .NET refuses to read for their danger, such as UTF-7, is the sender's to mend: without this it would be a fault of ours.</summary>
internal static class FormCharsets
{
    /// <summary>Stands after routing: programs' endpoints answer for themselves.</summary>
    internal static Task RefuseAsync(HttpContext context, RequestDelegate next)
    {
        if (!HttpMethods.IsPost(context.Request.Method)
            || context.GetEndpoint()?.Metadata.GetMetadata<IAntiforgeryMetadata>() is not { RequiresValidation: true }
            || CanRead(context.Request.ContentType))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    }

    private static bool CanRead(string? type)
    {
        if (!MediaTypeHeaderValue.TryParse(type, out var media) || !media.Charset.HasValue)
        {
            return true;
        }

        try
        {
            _ = Encoding.GetEncoding(HeaderUtilities.RemoveQuotes(media.Charset).ToString());
            return true;
        }
        catch (Exception error) when (error is ArgumentException or NotSupportedException)
        {
            return false;
        }
    }
}
