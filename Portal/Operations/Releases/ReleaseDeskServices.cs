namespace Portal.Operations.Releases;

/// <summary>Registrations of the statistician's workbench and of what it leaves to the background.</summary>
internal static class ReleaseDeskServices
{
    private const string On = "Portal:PublishOnTime";

    internal static void AddReleaseDesk(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<ProgrammeFiles>();
        services.AddSingleton<ReleaseDeskModel>();
        services.AddSingleton<PlanPageModel>();
        services.AddSingleton<PreviewPageModel>();
        services.AddSingleton<ReleaseWork>();
        services.AddSingleton<ReleaseDecisions>();
        services.AddHostedService(provider => provider.GetRequiredService<ReleaseWork>());
        if (configuration.GetValue(On, defaultValue: true))
        {
            services.AddHostedService<EmbargoService>();
        }
    }
}
