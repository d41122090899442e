using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Logging.Console;
using Portal.Account;
using Portal.Api;
using Portal.Configuration;
using Portal.Data;
using Portal.Data.Accounts;
using Portal.Operations.Regimes;
using Portal.Operations.Releases;
using Portal.Public.Countries;
using Portal.Public.Figures;
using Portal.Public.Home;
using Portal.Public.Regimes;
using Portal.Public.Releases;
using Portal.Public.Tables;
using Portal.Regulators.Overview;
using Portal.Regulators.Providers;
using Portal.Regulators.Slices;
using Portal.Reminders;
using Portal.Slices;
using Portal.Ui.Files;
using Portal.Ui.Rules;
using Portal.Ui.Workbench;

namespace Portal;

/// <summary>Every registration of the web host, explicit, grouped by surface.</summary>
internal static class PortalServices
{
    internal static WebApplicationBuilder AddPortal(this WebApplicationBuilder builder)
    {
        // Also outside Development: isolated styles and the library's assets come from the manifest beside the program.
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;

            // A whole public file fits, so that nobody waits for a slow reader of one
            kestrel.Limits.MaxResponseBufferSize = 1 << 20;
            kestrel.Limits.MaxRequestLineSize = LongAddresses.Read;
        });

        // Most answers come ready from memory: handing each to another thread would cost more than the answer. A slow one harms nobody else: the
        // sockets hand their queue to another thread of the pool before they run it. Measured beside handlers that block and that compute, on a
        // loaded machine: no difference beyond chance with this and without, as long as the pool has threads (ThreadPoolMinThreads).
        builder.WebHost.UseSockets(sockets => sockets.UnsafePreferInlineScheduling = true);
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);

        // A form or cookie of another installation is refused or made anew, and nobody here can mend it
        builder.Logging.AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Critical);
        builder.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Host.UseDefaultServiceProvider(options => options.ValidateScopes = options.ValidateOnBuild = true);

        var services = builder.Services;
        services.AddPortalData(PortalPaths.Options(builder.Configuration));
        services.AddReminders(builder.Configuration);
        services.AddSingleton<ReadyDatabase>();
        services.AddHostedService<CheckpointService>();
        AddAccounts(services);
        services.AddReleaseDesk(builder.Configuration);
        AddApi(services, builder.Configuration);
        services.AddWorkbench();
        AddPages(services);
        AddPublicPages(services);
        return builder;
    }

    private static void AddAccounts(IServiceCollection services)
    {
        services.AddSingleton<DemoSignIn>();
        services.AddCascadingAuthenticationState();
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(options =>
        {
            options.LoginPath = PortalUrls.SignIn;
            options.AccessDeniedPath = PortalUrls.SignIn;
            options.Cookie.Name = "portal";
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.ExpireTimeSpan = TimeSpan.FromHours(8);

            // Without scheme and host: behind a proxy the program knows neither
            options.Events.OnRedirectToLogin = options.Events.OnRedirectToAccessDenied = redirect =>
            {
                redirect.Response.Redirect(new Uri(redirect.RedirectUri).PathAndQuery);
                return Task.CompletedTask;
            };
        });
        services.AddAntiforgery(options =>
        {
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;

            // Every answer says already that it stands in no frame, and more strictly
            options.SuppressXFrameOptionsHeader = true;
        });
        services.AddAuthorizationBuilder()
            .AddPolicy(SignedIn.RegulatorPolicy, policy => policy.RequireRole(nameof(Role.Regulator), nameof(Role.Auditor)))
            .AddPolicy(SignedIn.ProviderPolicy, policy => policy.RequireRole(nameof(Role.Provider)))
            .AddPolicy(SignedIn.OperationsPolicy, policy => policy.RequireRole(
                nameof(Role.Operator), nameof(Role.Statistician), nameof(Role.Approver), nameof(Role.Auditor)))
            .AddPolicy(SignedIn.ReleasesPolicy, policy => policy.RequireRole(nameof(Role.Statistician), nameof(Role.Approver)));
    }

    private static void AddApi(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(ApiOptions.Read(configuration));
        services.AddSingleton<ApiAccess>();
        services.AddSingleton<EventIntake>();
        services.AddSingleton<SlicesDesk>();
        services.AddSingleton<SliceAnswers>();
        services.AddOpenApi(ApiDescription.DocumentName, ApiDescription.Configure);
    }

    internal static void AddWorkbench(this IServiceCollection services)
    {
        services.AddSingleton<PersonNames>();
        services.AddSingleton<QualityModel>();
        services.AddSingleton<ProviderFiguresModel>();
        services.AddSingleton<NoticeStoryModel>();
        services.AddSingleton<ClockBoardModel>();
        services.AddSingleton<ReminderDeskModel>();
        services.AddSingleton<ProviderListModel>();
        services.AddSingleton<CohortReader>();
        services.AddSingleton<ComparisonModel>();
        services.AddSingleton<SliceExplorerModel>();
        services.AddSingleton<OverviewModel>();
        services.AddSingleton<RuleDeskModel>();
    }

    private static void AddPublicPages(IServiceCollection services)
    {
        services.AddScoped<PageFigures>();
        services.AddSingleton<ChartStyle>();
        services.AddSingleton<HomePageModel>();
        services.AddSingleton<ReleasesPageModel>();
        services.AddSingleton<DataPageModel>();
        services.AddSingleton<SiteAddress>();
        services.AddSingleton<CountriesPageModel>();
        services.AddSingleton<CoalitionPageModel>();
        services.AddSingleton<CountryPageModel>();
        services.AddSingleton<FiguresPageModel>();
        services.AddSingleton<SourcePageModel>();
        services.AddSingleton<ReconciliationPageModel>();
        services.AddSingleton<PublishedProvidersPageModel>();
        services.AddSingleton<RuleWords>();
        services.AddSingleton<RegimesPageModel>();
        services.AddSingleton<RegimePageModel>();
        services.AddSingleton<ComparePageModel>();
        services.AddSingleton<WhatIfPageModel>();
    }

    private static void AddPages(IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddResponseCompression(options =>
        {
            options.Providers.Add<BrotliCompressionProvider>();
            options.Providers.Add<GzipCompressionProvider>();
            options.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "image/svg+xml", "application/problem+json"];
        });
    }
}
