namespace Circle.Posts.Rendering;

public interface IPageLoader
{
    Task<string> LoadTitleAsync(Uri page);

    Task<bool> HasPictureAsync(Uri page);
}

/// <summary>Shows the pages that a post links to.</summary>
public sealed class LinkPreviews(IPageLoader loader)
{
    public async Task<string> PreviewAsync(Uri page)
    {
        if (await loader.HasPictureAsync(page).ConfigureAwait(false) && await Flags.NewComposer.IsEnabledAsync().ConfigureAwait(false))
        {
            return await CardAsync(page).ConfigureAwait(false);
        }

        return await loader.LoadTitleAsync(page).ConfigureAwait(false);
    }

    public async Task<int> CountAsync(IEnumerable<Uri> pages)
    {
        var count = 0;
        foreach (var page in pages)
        {
            // The new composer shows one preview only.
            if (Flags.NewComposer.IsEnabled() && count == 1)
            {
                break;
            }

            if (!Flags.NewComposer.IsEnabled() && page.Scheme != "https")
            {
                continue;
            }

            if (await loader.HasPictureAsync(page).ConfigureAwait(false) || Flags.NewComposer.IsEnabled())
                count++;
        }

        return count;
    }

    public Task<bool> IsSupportedAsync(Uri page)
        => Flags.NewComposer.IsEnabled() ? Task.FromResult(page.Scheme is "https" or "http") : loader.HasPictureAsync(page);

    private async Task<string> CardAsync(Uri page)
    {
        var title = await loader.LoadTitleAsync(page).ConfigureAwait(false);
        return $"[{title}]";
    }
}
