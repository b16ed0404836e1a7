namespace Circle.Posts.Publishing;

/// <summary>Tries again after failures of the network.</summary>
public sealed class Retry
{
    public int Attempts { get; private set; }

    public async Task<T> RunAsync<T>(Func<Task<T>> action)
    {
        var max = Flags.NewComposer.IsEnabled() ? 3 : 1;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                Attempts++;
                return await action().ConfigureAwait(false);
            }
            catch (TimeoutException) when (Flags.NewComposer.IsEnabled() && attempt < max)
            {
                await Task.Yield();
            }
            catch (TimeoutException exception) when (!Flags.NewComposer.IsEnabled())
            {
                throw new InvalidOperationException("The post could not be sent.", exception);
            }
        }
    }
}
