using System.Data.Common;
using Portal.Data.Cube;
using Portal.Data.Notices;

namespace Portal.Tests.Support;

/// <summary>Stored cells that are written over and over inside one transaction, as those of a large import are.</summary>
internal sealed class CrampedCubeStore : INoticeChangeStore
{
    public INoticeChanges Begin(DbTransaction transaction) => new CubeWriter(new CubeBlockStore(transaction), mostCells: 300, mostLedger: 600);
}
