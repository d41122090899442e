using System.Text.Json;
using NodaTime;

namespace Portal.Data.Regimes;

/// <summary>Reads <see cref="EngineSettings"/> from the vocabulary or from a row's own <c>engine</c>.</summary>
internal static class EngineSettingsReader
{
    internal static EngineSettings Read(JsonElement element, string path, List<CatalogueProblem> problems)
    {
        var fields = new JsonFields(element, path, problems);
        var settings = new EngineSettings
        {
            Resets = fields.Flag("resets", required: false),
            Pauses = fields.Flag("pauses", required: false),
            AppealSuspends = fields.Flag("appeal_suspends", required: false),
            CompleteRequest = fields.Flag("complete_request", required: false),
            Transitional = fields.Flag("transitional", required: false),
            RollForward = fields.Flag("roll_forward", required: false),
            Stops = fields.Code("stops", CatalogueCodes.StopModes, required: false),
            Reappearance = fields.Code("reappearance", CatalogueCodes.Reappearances, required: false),
            DayConvention = fields.Code("day_convention", CatalogueCodes.DayConventions, required: false),
            IncludeStartDay = fields.Flag("include_start_day", required: false),
            SkipNonWorkingUpTo = fields.CountOrNull("skip_non_working_up_to", required: false) ?? 0,
            HalfDays = fields.Code("half_days", CatalogueCodes.HalfDays, required: false),
            LeapDay = fields.Code("leap_day", CatalogueCodes.LeapDays, required: false),
            Convention = fields.Code("convention", CatalogueCodes.Conventions, required: false),
            VersionBy = fields.Code("version_by", CatalogueCodes.VersionBases, required: false),
            LateExtensions = fields.Flag("late_extensions", required: false),
            PreconditionUnseen = fields.Flag("precondition_unseen", required: false),
            Calendar = fields.Value("calendar", required: false) is null ? null : fields.Text("calendar"),
            AtRisk = fields.Value("at_risk", required: false) is { } point ? ReadPoint(point, $"{path}.at_risk", problems) : null,
            DischargedBy = fields.Texts("discharged_by", required: false),
            DependsOn = [.. fields.Items("depends_on", required: false).Select(one => ReadDependency(one.Item, $"{path}.depends_on[{one.At}]", problems))],
            Contested = [.. fields.Items("contested", required: false).Select(one => ReadContested(one.Item, $"{path}.contested[{one.At}]", problems))],
            Tiers = [.. fields.Items("tiers", required: false).Select(tier => ReadTier(tier.Item, $"{path}.tiers[{tier.At}]", problems)).OfType<UrgencyTier>()],
        };
        fields.RefuseOthers();
        return settings;
    }

    private static WarningPoint ReadPoint(JsonElement element, string path, List<CatalogueProblem> problems)
    {
        var fields = new JsonFields(element, path, problems);
        var point = new WarningPoint(
            fields.CountOrNull("used_percent", required: false),
            fields.CountOrNull("left_seconds", required: false) is { } seconds ? Duration.FromSeconds(seconds) : null);
        fields.RefuseOthers();
        if (point.UsedPercent > 100)
        {
            fields.Report("used_percent", "is more than 100");
        }

        return point;
    }

    private static RuleDependency ReadDependency(JsonElement element, string path, List<CatalogueProblem> problems)
    {
        var fields = new JsonFields(element, path, problems);
        var dependency = new RuleDependency(
            fields.Code("part", CatalogueCodes.Parts), fields.Text("on"), fields.Value("rule", required: false) is null ? null : fields.Text("rule"));
        fields.RefuseOthers();
        return dependency;
    }

    private static ContestedValue ReadContested(JsonElement element, string path, List<CatalogueProblem> problems)
    {
        var fields = new JsonFields(element, path, problems);
        var value = new ContestedValue(
            fields.Code("part", CatalogueCodes.Parts),
            fields.Texts("readings", required: true),
            fields.Value("starts_before", required: false) is not null && fields.Text("starts_before").Length > 0 ? fields.DayOrNull("starts_before") : null);
        fields.RefuseOthers();
        if (value.Readings.Count < 2 && fields.Items("readings", required: false).Count() < 2)
        {
            fields.Report("readings", "are fewer than two");
        }

        return value;
    }

    private static UrgencyTier? ReadTier(JsonElement element, string path, List<CatalogueProblem> problems)
    {
        var fields = new JsonFields(element, path, problems);
        var categories = fields.Texts("categories", required: true);
        var value = fields.Value("limit_seconds", required: true);
        fields.RefuseOthers();
        if (value is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out var seconds) && seconds > 0)
        {
            return new UrgencyTier(categories, Duration.FromSeconds(seconds));
        }

        fields.Report("limit_seconds", "is not a positive whole number");
        return null;
    }
}
