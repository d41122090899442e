using System.Data.Common;

namespace Portal.Data.Notices;

/// <summary>Keeps something that follows from notices, such as counts of their items, in step with them.</summary>
public interface INoticeChangeStore
{
    /// <summary>Begins to listen to the changes of one transaction.</summary>
    INoticeChanges Begin(DbTransaction transaction);
}
