using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Portal.Data.Accounts;
using Portal.Data.Audit;
using Portal.Data.Clocks;
using Portal.Data.Countries;
using Portal.Data.Cube;
using Portal.Data.Cube.Baselines;
using Portal.Data.Figures;
using Portal.Data.Notices;
using Portal.Data.Providers;
using Portal.Data.Regimes;
using Portal.Data.Releases;
using Portal.Data.Releases.Reviews;
using Portal.Data.Releases.Runs;
using Portal.Data.Releases.Signing;
using Portal.Data.Reminders;
using Portal.Data.Seeding;
using Portal.Data.Storage;

namespace Portal.Data;

/// <summary>Every registration of the data side, explicit. All are singletons: a connection per call.</summary>
public static class PortalData
{
    /// <summary>Adds the database, its stores and queries, and the first start.</summary>
    public static IServiceCollection AddPortalData(this IServiceCollection services, PortalDataOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<IClock>(SystemClock.Instance);
        services.AddSingleton(_ => Database.At(options.Database));
        services.AddSingleton(_ => new ReferenceHasher(SecretFile.LoadOrCreate(options.ReferenceKeyFile, ReferenceHasher.KeyLength)));
        services.AddSingleton(_ => CatalogueFolder.Require(options.SeedFolder));
        services.AddSingleton<Migrator>();
        services.AddSingleton<SettingStore>();
        services.AddSingleton<ReferenceKeyCheck>();
        services.AddSingleton<AuditStore>();
        services.AddSingleton<ApiKeyStore>();
        services.AddSingleton<ApiAnswerStore>();
        services.AddSingleton<AuditQueries>();
        services.AddSingleton<RuleStore>();
        services.AddSingleton<RuleTextStore>();
        services.AddSingleton<RuleBook>();
        services.AddSingleton<RuleDrafts>();
        services.AddSingleton<RuleProposalStore>();
        services.AddSingleton<NoticeHistoryQueries>();
        services.AddSingleton<DataQualityQueries>();
        services.AddSingleton<NoticeRefoldStore>();
        services.AddSingleton<RuleEffectQueries>();
        services.AddSingleton<RuleApprovals>();
        services.AddSingleton(_ => RuleWording.Load(options.SeedFolder));
        services.AddSingleton<ProviderStore>();
        services.AddSingleton<SourceStore>();
        services.AddSingleton<NoticeFolds>();
        services.AddSingleton<CubeStore>();
        services.AddSingleton<INoticeChangeStore>(provider => new CombinedChangeStore(
            provider.GetRequiredService<CubeStore>(), provider.GetRequiredService<BoardClockStore>(), provider.GetRequiredService<ClosedStateStore>()));
        services.AddSingleton<NoticeStore>();
        services.AddSingleton<BoardClockStore>();
        services.AddSingleton<ClosedStateStore>();
        services.AddSingleton<BoardQueries>();
        services.AddSingleton<ClaimStore>();
        services.AddSingleton<ClaimQueries>();
        services.AddSingleton<DueQueries>();
        services.AddSingleton<BaselineStore>();
        services.AddSingleton<BaselineQueries>();
        services.AddSingleton<ReappearanceQueries>();
        services.AddSingleton<CubeQueries>();
        services.AddSingleton<CubeRebuildStore>();
        services.AddSingleton<StoredNoticeQueries>();
        services.AddSingleton<StoredNoticeStore>();
        services.AddSingleton<CubeUpkeep>();
        services.AddSingleton<CubeCheckpointStore>();
        services.AddSingleton<CountryQueries>();
        services.AddSingleton<FigureQueries>();
        services.AddSingleton<FigurePageQueries>();
        services.AddSingleton<ReconciliationQueries>();
        services.AddSingleton(_ => new ReminderKey(SecretFile.LoadOrCreate(options.ReminderKeyFile, ReminderKey.Length)));
        services.AddSingleton<DueQueueStore>();
        services.AddSingleton<SubscriptionStore>();
        services.AddSingleton<DeliveryStore>();
        services.AddSingleton<CalendarFeedStore>();
        services.AddSingleton<CalendarQueries>();
        services.AddSingleton<NoticeHistoryQueries>();
        services.AddSingleton<ReleaseStore>();
        services.AddSingleton<ReleaseQueries>();
        services.AddSingleton<OpenData>();
        services.AddSingleton<SigningKeyStore>();
        services.AddSingleton<ReleaseInputs>();
        services.AddSingleton<ReleasesCheck>();
        services.AddSingleton<ReleaseRecordQueries>();
        services.AddSingleton<ReleasePlanning>();
        services.AddSingleton<ReleaseWorkflow>();
        services.AddSingleton<ReleasePublisher>();
        services.AddSingleton<ReleaseRunStore>();
        services.AddSingleton<ReleaseRunner>();
        services.AddSingleton<ReleaseFailureStore>();
        services.AddSingleton<EmbargoRound>();
        services.AddSingleton<ReleaseReviews>();
        services.AddSingleton<ReleaseExport>();
        services.AddSingleton<ReleaseSite>();
        services.AddSingleton<CellsCheck>();
        services.AddSingleton<FigureSeeder>();
        services.AddSingleton<RuleSeeder>();
        services.AddSingleton<DemoSeeder>();
        services.AddSingleton<DemoReleaseSeeder>();
        services.AddSingleton<FirstStart>();
        return services;
    }
}
