using System.Runtime.CompilerServices;
using OpenFeature;
using OpenFeature.Constant;

namespace OpenRollout.Providers;

/// <summary>
/// The lifecycle of a provider as OpenFeature's SDK sees it: new, initialized, usable since the SDK has reported a usable
/// status, shut down. Thread-safe.
/// </summary>
internal sealed class ProviderLifecycle
{
    private const int New = 0;
    private const int Initialized = 1;
    private const int Usable = 2;
    private const int Ended = 3;

    private int _phase = New;

    /// <summary>Gets a value indicating whether the provider was shut down.</summary>
    public bool IsShutDown => Volatile.Read(ref _phase) == Ended;

    /// <summary>Returns a value indicating whether the SDK calls the provider, which it does unless the status is not ready or fatal.</summary>
    /// <param name="client">A client of the provider.</param>
    public bool IsUsableFor(IFeatureClient client) => Volatile.Read(ref _phase) == Usable || CheckStatus(client);

    /// <summary>Records the end of an initialization, successful or not. Returns false if the provider was shut down.</summary>
    public bool TryInitialize()
    {
        int before;
        do
        {
            before = Volatile.Read(ref _phase);
            if (before == Ended)
            {
                return false;
            }
        }
        while (Interlocked.CompareExchange(ref _phase, Initialized, before) != before);

        return true;
    }

    /// <summary>Records the shutdown of the provider.</summary>
    public void ShutDown() => Interlocked.Exchange(ref _phase, Ended);

    /// <summary>Reads the provider's status until it is usable, then not again before the next initialization: the SDK takes a lock for it.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool CheckStatus(IFeatureClient client)
        => Volatile.Read(ref _phase) == Initialized
            && client.ProviderStatus is not (ProviderStatus.NotReady or ProviderStatus.Fatal)
            && Interlocked.CompareExchange(ref _phase, Usable, Initialized) is Initialized or Usable;
}
