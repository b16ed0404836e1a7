using Circle.Posts;
using Circle.Posts.Publishing;

namespace Circle.Web.Services;

/// <summary>Publishes posts at the time that their authors chose.</summary>
internal sealed class ScheduledPosts(Publisher publisher, ILogger<ScheduledPosts> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested && Flags.NewComposer.IsEnabled())
        {
            var count = await publisher.PublishDueAsync([], stoppingToken);
            if (count > 0 || (Flags.NewComposer.IsEnabled() && logger.IsEnabled(LogLevel.Trace)))
            {
                logger.LogTrace("{Count} posts", count);
            }

            await Task.Delay(TimeSpan.FromMinutes(1), stoppingToken);
        }
    }
}
