using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Portal.Configuration;

namespace Portal.Account;

/// <summary>Signs demonstration accounts in, and anybody out. Forms carry the antiforgery token.</summary>
internal static class AccountEndpoints
{
    internal static void MapAccount(this IEndpointRouteBuilder routes)
    {
        routes.MapPost(PortalUrls.SignIn, SignInAsync);
        routes.MapPost(PortalUrls.SignOut, SignOutAsync);
    }

    private static async Task<RedirectHttpResult> SignInAsync(
        HttpContext context, DemoSignIn demo, IClock clock, [FromForm(Name = "account")] string key, [FromForm(Name = "return")] string? returnUrl)
    {
        if (demo.Accounts().FirstOrDefault(account => account.Key == key) is not { } account)
        {
            return TypedResults.LocalRedirect(PortalUrls.SignInUnknown);
        }

        await context.SignInAsync(SignedIn.As(account, CookieAuthenticationDefaults.AuthenticationScheme, clock.GetCurrentInstant()));
        return TypedResults.LocalRedirect(PortalUrls.IsLocal(returnUrl) ? returnUrl! : PortalUrls.DeskOf(account.Role));
    }

    private static async Task<RedirectHttpResult> SignOutAsync(HttpContext context, [FromForm(Name = "return")] string? returnUrl)
    {
        await context.SignOutAsync();
        return TypedResults.LocalRedirect(PortalUrls.IsLocal(returnUrl) ? returnUrl! : PortalUrls.Home);
    }
}
