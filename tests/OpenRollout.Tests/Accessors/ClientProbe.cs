using OpenFeature;
using OpenRollout.Tests.Generators;

namespace OpenRollout.Tests.Accessors;

/// <summary>Evaluates the same flag with an accessor and with a client, through every overload of the accessor, and compares the results.</summary>
internal abstract class ClientProbe
{
    /// <summary>Gets the number of results that were compared.</summary>
    public int Compared { get; protected set; }

    public abstract Task HoldAsync(FlagBinding binding, IFeatureClient client, UserContext user, bool isClientFirst);
}
