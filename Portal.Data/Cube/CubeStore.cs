using System.Data.Common;
using Portal.Data.Notices;

namespace Portal.Data.Cube;

/// <summary>The stored cells: kept in step with notices inside the transaction that changes these.</summary>
public sealed class CubeStore : INoticeChangeStore
{
    /// <inheritdoc/>
    public INoticeChanges Begin(DbTransaction transaction) => new CubeWriter(new CubeBlockStore(transaction));
}
