using System.Globalization;
using System.Security.Claims;
using NodaTime;
using Portal.Data.Accounts;
using Portal.Data.Notices;

namespace Portal.Configuration;

/// <summary>Who is signed in, as claims, and what that lets them see.</summary>
internal static class SignedIn
{
    private const string ProviderClaim = "portal:provider";
    private const string JurisdictionClaim = "portal:jurisdiction";
    private const string ProvedClaim = "portal:proved_at";

    /// <summary>Surfaces by the names of their authorization policies.</summary>
    internal const string RegulatorPolicy = "regulator";

    internal const string ProviderPolicy = "provider";

    /// <summary>Those who keep the register: operator, statistician, second person, and the auditor who only reads.</summary>
    internal const string OperationsPolicy = "operations";

    /// <summary>Those who make releases, and alone see what is hidden in a draft, and why.</summary>
    internal const string ReleasesPolicy = "releases";

    /// <summary>An account as claims, with the instant at which somebody proved that it is theirs.</summary>
    internal static ClaimsPrincipal As(UserAccount account, string scheme, Instant provedAt)
    {
        var claims = new List<Claim>
        {
            new(ClaimTypes.NameIdentifier, account.Key),
            new(ClaimTypes.Name, account.Name),
            new(ClaimTypes.Role, account.Role.ToString()),
            new(ProvedClaim, provedAt.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)),
        };
        if (account.Provider is { } provider)
        {
            claims.Add(new Claim(ProviderClaim, provider));
        }

        if (account.Jurisdiction is { } jurisdiction)
        {
            claims.Add(new Claim(JurisdictionClaim, jurisdiction));
        }

        return new ClaimsPrincipal(new ClaimsIdentity(claims, scheme));
    }

    /// <summary>The scope of a signed-in person. Nobody else has one: an account without its claim sees nothing.</summary>
    internal static Scope? ScopeOf(ClaimsPrincipal user) => user switch
    {
        _ when user.IsInRole(nameof(Role.Auditor)) => new Scope.All(),
        _ when user.IsInRole(nameof(Role.Regulator)) && user.FindFirstValue(JurisdictionClaim) is { } code => new Scope.OfJurisdiction(code),
        _ when user.IsInRole(nameof(Role.Provider)) && user.FindFirstValue(ProviderClaim) is { } code => new Scope.OfProvider(code),
        _ => null,
    };

    /// <summary>The signed-in person as somebody who acts; null where nobody is signed in.</summary>
    internal static Actor? ActorOf(ClaimsPrincipal user) =>
        user.FindFirstValue(ClaimTypes.NameIdentifier) is { } key && Enum.TryParse<Role>(user.FindFirstValue(ClaimTypes.Role), out var role)
            ? new Actor(key, role) { Proof = new ActorProof.SignedIn(ProvedAt(user)) }
            : null;

    /// <summary>Without the claim the sign-in counts as made long ago.</summary>
    private static Instant ProvedAt(ClaimsPrincipal user) =>
        Instant.FromUnixTimeSeconds(long.TryParse(user.FindFirstValue(ProvedClaim), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? seconds : 0);

    /// <summary>The provider that a provider's account belongs to.</summary>
    internal static string? ProviderOf(ClaimsPrincipal user) => user.FindFirstValue(ProviderClaim);

    /// <summary>The jurisdiction that a regulator's account belongs to.</summary>
    internal static string? JurisdictionOf(ClaimsPrincipal user) => user.FindFirstValue(JurisdictionClaim);
}
