using System.Runtime.CompilerServices;
using OpenFeature;
using OpenFeature.Constant;

namespace OpenRollout;

/// <summary>
/// How far a provider is with the SDK: new, initialized, taken for usable since then, shut down for good. Thread-safe.
/// </summary>
internal sealed class ProviderStanding
{
    private const int New = 0;
    private const int Initialized = 1;
    private const int Usable = 2;
    private const int ShutDown = 3;

    private int _standing = New;

    /// <summary>Whether the provider was shut down.</summary>
    public bool IsEnded => Volatile.Read(ref _standing) == ShutDown;

    /// <summary>Whether the SDK asks the provider: it does not while it takes it for not ready or fatal.</summary>
    /// <param name="client">A client of the provider.</param>
    public bool IsUsableFor(IFeatureClient client) => Volatile.Read(ref _standing) == Usable || Ask(client);

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

    /// <summary>Notes that the provider was shut down.</summary>
    public void End() => Interlocked.Exchange(ref _standing, ShutDown);

    /// <summary>Once after each initialization: the SDK takes a lock for its answer.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool Ask(IFeatureClient client)
        => Volatile.Read(ref _standing) == Initialized
            && client.ProviderStatus is not (ProviderStatus.NotReady or ProviderStatus.Fatal)
            && Interlocked.CompareExchange(ref _standing, Usable, Initialized) is Initialized or Usable;
}
