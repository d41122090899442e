using NodaTime;
using Portal.Data.Measures;
using Portal.Ui.Charts;

namespace Portal.Public.Methods;

/// <summary>The worked example as a picture.</summary>
internal static class ExampleCurve
{
    internal static SurvivalData Data { get; } = new()
    {
        Title = "Time to removal of seven made-up items",
        Description = "Step curve of the share still online: it falls at 2, 5, 9 and 30 hours; half is gone after 30 hours.",
        Own = CurveMarks.Of("seven items", WorkedExample.Instance.Curve, Duration.FromHours(1)),
        LimitSeconds = Duration.FromHours(WorkedExample.LimitHours).TotalSeconds,
        LimitLabel = "24 h time limit",
        Notes = [new CurveNote(Duration.FromHours(WorkedExample.Instance.MedianHours).TotalSeconds, WorkedExample.Instance.Curve.At(WorkedExample.Instance.MedianHours).Survival, "half gone after 30 h")],
        ToSeconds = Duration.FromDays(7).TotalSeconds,
    };
}
