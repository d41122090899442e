using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.Net.Http.Headers;
using Portal.Data.Imports;

namespace Portal.Api;

/// <summary>The body of a request that sends events: read once, bounded packed and unpacked, and hashed as it came over the wire.</summary>
internal sealed class EventBody : IAsyncDisposable
{
    // A sender slower than this would keep the others waiting.
    private const double LeastBytesPerSecond = 4096;

    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly Stream wire;
    private byte[]? found;

    private EventBody(HttpRequest request, EventFormat format, string encoding, ApiOptions options)
    {
        Format = format;
        wire = new LimitedInput(new HashedInput(request.Body, hash, request.HttpContext.RequestAborted), options.MaxBodyBytes);
        Unpacked = new LimitedInput(InputCompression.Open(wire, encoding switch { "gzip" => ".gz", "br" => ".br", _ => "" }), options.MaxUnpackedBytes);
    }

    internal EventFormat Format { get; }

    /// <summary>The events as text. Reading waits on the network and belongs on a thread of its own.</summary>
    internal Stream Unpacked { get; }

    /// <summary>Looks at what the headers promise; a problem where it can't be read.</summary>
    internal static (EventBody? Body, ProblemHttpResult? Problem) Open(HttpContext context, ApiOptions options)
    {
        EventFormat? format = MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) ? type.MediaType.Value?.ToLowerInvariant() switch
        {
            "text/csv" => EventFormat.Csv,
            "application/x-ndjson" or "application/ndjson" or "application/jsonl" => EventFormat.Ndjson,
            _ => null,
        }
        : null;
        if (format is not { } known)
        {
            return (null, ApiProblems.Of(StatusCodes.Status415UnsupportedMediaType, ProblemTypes.UnknownFormat, "Send text/csv or application/x-ndjson."));
        }

        var encoding = context.Request.Headers.ContentEncoding.ToString().ToLowerInvariant();
        if (encoding is not ("" or "identity" or "gzip" or "br"))
        {
            return (null, ApiProblems.Of(StatusCodes.Status415UnsupportedMediaType, ProblemTypes.UnknownEncoding, "Send the body plain, as gzip or as br."));
        }

        if (context.Request.ContentLength > options.MaxBodyBytes)
        {
            return (null, TooLarge());
        }

        // The bound is the body's own; the server's would cut the connection instead of answering.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = null;
        }

        if (context.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate)
        {
            rate.MinDataRate = new MinDataRate(LeastBytesPerSecond, TimeSpan.FromSeconds(10));
        }

        return (new EventBody(context.Request, known, encoding, options), null);
    }

    internal static ProblemHttpResult TooLarge() =>
        ApiProblems.Of(StatusCodes.Status413PayloadTooLarge, ProblemTypes.TooLarge, "The body is larger than allowed, as sent or unpacked. Send it in parts.");

    /// <summary>Reads what is left and gives the SHA-256 of all that came. Equal to the hash of the same body at any other time, however often asked.</summary>
    internal async Task<byte[]> HashAsync(CancellationToken cancellation)
    {
        if (found is not null)
        {
            return found;
        }

        await Task.Factory.StartNew(
            () =>
            {
                var rest = new byte[65_536];
                while (wire.Read(rest) > 0)
                {
                    cancellation.ThrowIfCancellationRequested();
                }
            },
            cancellation, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        return found = hash.GetHashAndReset();
    }

    public async ValueTask DisposeAsync()
    {
        await Unpacked.DisposeAsync();
        hash.Dispose();
    }

    private sealed class HashedInput(Stream body, IncrementalHash hash, CancellationToken aborted) : ForwardStream
    {
        private readonly byte[] buffer = new byte[65_536];

        public override int Read(Span<byte> target)
        {
            // The server reads without blocking only; this thread has nothing else to do than to wait.
            var read = body.ReadAsync(buffer.AsMemory(0, Math.Min(buffer.Length, target.Length)), aborted).AsTask().GetAwaiter().GetResult();
            hash.AppendData(buffer, 0, read);
            buffer.AsSpan(0, read).CopyTo(target);
            return read;
        }
    }
}
