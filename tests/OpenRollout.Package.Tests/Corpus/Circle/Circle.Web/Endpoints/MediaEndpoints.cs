using Circle.Posts;
using OpenRollout.AspNetCore;

namespace Circle.Web.Endpoints;

internal static class MediaEndpoints
{
    public static void MapMedia(this IEndpointRouteBuilder routes)
    {
        var media = routes.MapGroup("/media");
        media.RequireFlag(Flags.NewComposer);
        media.MapPost("/", [RequireFlag("new-composer")] (HttpRequest request) => $"{request.ContentLength ?? 0} bytes").DisableAntiforgery();
        media.MapGet("/limits", () => new { Pictures = 10 })
            .WithName("limits")
            .RequireFlag(Flags.NewComposer)     // as for the upload
            .WithSummary("How much can be uploaded.");
        media.MapGet("/captions", [RequireFlag("new-composer")] () => "captions");
        media.MapDelete("/{id}", (string id) => Results.NoContent()).RequireFlag(Flags.NewComposer, http => http.Response.WriteAsync("gone"));
    }
}
