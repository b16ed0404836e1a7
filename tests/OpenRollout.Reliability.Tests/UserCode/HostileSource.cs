using System.Runtime.CompilerServices;
using System.Text;

namespace OpenRollout.Reliability.Tests.UserCode;

/// <summary>A custom source with one defect.</summary>
internal sealed class HostileSource(string fault) : IManifestSource
{
    private readonly LoadedManifest _good = LoadedManifest.Read(Encoding.UTF8.GetBytes(TestManifests.On()));

    public IAsyncEnumerable<LoadedManifest> ReadAsync(CancellationToken cancellationToken) => fault switch
    {
        "throws at once" => throw new InvalidOperationException("no such store"),
        "gives null for a sequence" => null!,
        _ => EnumerateAsync(cancellationToken),
    };

    private async IAsyncEnumerable<LoadedManifest> EnumerateAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        switch (fault)
        {
            case "ends at once":
                yield break;
            case "throws before the first":
                throw new TimeoutException("the store did not answer");
            case "throws something that throws":
                throw new UnspeakableException();
            case "cancels itself":
                throw new OperationCanceledException();
            case "never gives any":
                await Task.Delay(Timeout.Infinite, cancellationToken);
                break;
            case "gives null first":
                yield return null!;
                break;
        }

        yield return _good;
        switch (fault)
        {
            case "throws after the first":
                throw new TimeoutException("the store went away");
            case "gives null after the first":
                yield return null!;
                break;
            case "gives the same a thousand times":
                for (var time = 0; time < 1_000; time++)
                {
                    yield return _good;
                }

                break;
            case "throws at its end":
                try
                {
                    await Task.Delay(Timeout.Infinite, cancellationToken);
                }
                finally
                {
                    ThrowAtEnd();
                }

                break;
        }

        await Task.Delay(Timeout.Infinite, cancellationToken);
    }

    private static void ThrowAtEnd() => throw new InvalidOperationException("at the end");
}
