using Portal.Data.Notices;

namespace Portal.Data.Cube;

/// <summary>The part of a cell of open items: the group of the notice, and the UTC days from issue to receipt, for most 0.</summary>
internal static class OpenPart
{
    internal static int Of(int group, int lagDays) => (lagDays >= 0 ? 2 * lagDays : (-2 * lagDays) - 1) * NoticeGroup.Count + group;

    internal static int GroupOf(int part) => part % NoticeGroup.Count;

    internal static int LagDaysOf(int part) => UnfoldLag(part / NoticeGroup.Count);

    internal static int UnfoldLag(int folded) => folded % 2 == 0 ? folded / 2 : -((folded + 1) / 2);
}
