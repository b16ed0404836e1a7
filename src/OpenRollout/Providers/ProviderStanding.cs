namespace OpenRollout;

/// <summary>
/// How far a provider is with the SDK: new, initialized, asked for a value since then, shut down for good. Thread-safe.
/// </summary>
internal sealed class ProviderStanding
{
    private const int New = 0;
    private const int Initialized = 1;
    private const int Asked = 2;
    private const int ShutDown = 3;

    private int _standing = New;

    /// <summary>Whether the SDK has asked since the initialization, so that it takes the provider for neither not ready nor fatal.</summary>
    public bool IsAsked => Volatile.Read(ref _standing) == Asked;

    /// <summary>Whether the initialization has ended, and nobody has asked since.</summary>
    public bool IsUnasked => Volatile.Read(ref _standing) == Initialized;

    /// <summary>Whether the provider was shut down.</summary>
    public bool IsEnded => Volatile.Read(ref _standing) == ShutDown;

    /// <summary>Notes that an initialization has ended, well or not; false where the provider was shut down.</summary>
    public bool TryInitialize()
    {
        int before;
        do
        {
            before = Volatile.Read(ref _standing);
            if (before == ShutDown)
            {
                return false;
            }
        }
        while (Interlocked.CompareExchange(ref _standing, Initialized, before) != before);

        return true;
    }

    /// <summary>Notes that somebody asked for a value. Writes only the first time: evaluating must not make threads wait for each other.</summary>
    public void NoteAsked()
    {
        if (Volatile.Read(ref _standing) == Initialized)
        {
            Interlocked.CompareExchange(ref _standing, Asked, Initialized);
        }
    }

    public void End() => Interlocked.Exchange(ref _standing, ShutDown);
}
