using App.Tests.Harness;
using Avow.Holdings;
using Avow.Promises;

namespace App.Tests.Promises;

/// <summary>Asks one tile of the board as the page does.</summary>
internal static class Boards
{
    public const string Messages = "keep.message-taking.phone-message";

    public static async Task<Tile> Tile(this Office office, string sentence = Messages)
    {
        await using var work = await office.House.Store.Read(office.Id);
        var around = await Surroundings.Of(work.Db, office.House.Get<PolicyShelf>());
        return (await office.House.Get<PromiseBoard>().Of(work, around, [sentence], office.House.Clock.Now))[0];
    }

    public static async Task<Standing> Standing(this Office office, string sentence = Messages) => (await office.Tile(sentence)).Shown.Standing;
}
