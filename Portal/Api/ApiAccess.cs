using System.Diagnostics;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http.HttpResults;
using Portal.Data.Accounts;

namespace Portal.Api;

/// <summary>Who calls: finds the key of a request and holds it to its rate.</summary>
internal sealed class ApiAccess(ApiKeyStore keys) : IDisposable
{
    private const string Scheme = "Bearer ";

    private readonly PartitionedRateLimiter<ApiKey> rates = PartitionedRateLimiter.Create<ApiKey, (string, int)>(key =>
        RateLimitPartition.GetFixedWindowLimiter((key.Prefix, key.RequestsPerMinute), _ => new FixedWindowRateLimiterOptions
        {
            PermitLimit = key.RequestsPerMinute,
            Window = TimeSpan.FromMinutes(1),
        }));

    /// <summary>The key, or the problem to answer with.</summary>
    internal async Task<(ApiKey? Key, ProblemHttpResult? Problem)> AdmitAsync(HttpContext context)
    {
        var header = context.Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return (null, ApiProblems.Unauthorized(context, ProblemTypes.KeyMissing, "Send your key as Authorization: Bearer KEY."));
        }

        return await keys.FindAsync(header[Scheme.Length..].Trim(), context.RequestAborted) switch
        {
            ApiKeyFinding.Valid { Key: var key } => Hold(context, key),
            ApiKeyFinding.Unknown => (null, ApiProblems.Unauthorized(context, ProblemTypes.KeyUnknown, "The key is not known.")),
            ApiKeyFinding.Expired => (null, ApiProblems.Unauthorized(context, ProblemTypes.KeyExpired, "The key's time is over.")),
            ApiKeyFinding.Revoked => (null, ApiProblems.Unauthorized(context, ProblemTypes.KeyRevoked, "The key was revoked.")),
            _ => throw new UnreachableException(),
        };
    }

    public void Dispose() => rates.Dispose();

    private (ApiKey? Key, ProblemHttpResult? Problem) Hold(HttpContext context, ApiKey key)
    {
        using var lease = rates.AttemptAcquire(key);
        if (lease.IsAcquired)
        {
            return (key, null);
        }

        var after = lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.FromMinutes(1);
        return (null, ApiProblems.Later(context, StatusCodes.Status429TooManyRequests, ProblemTypes.OverRate, "The key is over its rate.", after));
    }
}
