using OpenFeature;
using OpenRollout.Tests.Generators;

namespace OpenRollout.Tests.Accessors;

/// <summary>Asks an accessor and a client the same, in all ways in which an accessor can be asked.</summary>
internal abstract class ClientProbe
{
    /// <summary>The number of answers that were compared.</summary>
    public int Compared { get; protected set; }

    public abstract Task HoldAsync(FlagBinding binding, IFeatureClient client, UserContext user, bool isClientFirst);
}
