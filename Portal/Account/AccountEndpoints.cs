using System.Diagnostics;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Portal.Configuration;
using Portal.Data.Accounts;

namespace Portal.Account;

/// <summary>Signs demonstration accounts in, and anybody out. Forms carry the antiforgery token.</summary>
internal static class AccountEndpoints
{
    internal static void MapAccount(this IEndpointRouteBuilder routes)
    {
        routes.MapPost(PortalUrls.SignIn, SignInAsync);
        routes.MapPost(PortalUrls.SignOut, SignOutAsync);
    }

    private static async Task<Results<RedirectHttpResult, NotFound>> SignInAsync(
        HttpContext context, DemoSignIn demo, IClock clock, [FromForm(Name = "account")] string key, [FromForm(Name = "return")] string? returnUrl)
    {
        if (demo.Accounts().FirstOrDefault(account => account.Key == key) is not { } account)
        {
            return TypedResults.NotFound();
        }

        await context.SignInAsync(SignedIn.As(account, CookieAuthenticationDefaults.AuthenticationScheme, clock.GetCurrentInstant()));
        return TypedResults.LocalRedirect(PortalUrls.IsLocal(returnUrl) ? returnUrl! : DeskOf(account.Role));
    }

    private static async Task<RedirectHttpResult> SignOutAsync(HttpContext context, [FromForm(Name = "return")] string? returnUrl)
    {
        await context.SignOutAsync();
        return TypedResults.LocalRedirect(PortalUrls.IsLocal(returnUrl) ? returnUrl! : PortalUrls.Home);
    }

    private static string DeskOf(Role role) => role switch
    {
        Role.Provider => PortalUrls.ProviderDesk,
        Role.Regulator or Role.Auditor => PortalUrls.Regulator,
        Role.Operator or Role.Statistician or Role.Approver => PortalUrls.Operations,
        _ => throw new UnreachableException(),
    };
}
