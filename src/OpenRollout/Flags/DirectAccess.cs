using OpenRollout.Evaluation;

namespace OpenRollout;

/// <summary>
/// What an accessor needs to evaluate a flag as the client would, without the client. It never leaves the stack, so
/// writing it tells the garbage collector nothing.
/// </summary>
internal readonly ref struct DirectAccess
{
    /// <summary>What an accessor needs.</summary>
    public DirectAccess(ProviderState state, object transaction, object global)
    {
        State = state;
        Ambient = new AttributePlaces(null, transaction, global);
    }

    /// <summary>What the provider serves.</summary>
    public ProviderState State { get; }

    /// <summary>The contexts around the caller's.</summary>
    public AttributePlaces Ambient { get; }
}
