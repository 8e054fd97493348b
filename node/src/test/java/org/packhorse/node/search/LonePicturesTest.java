package org.packhorse.node.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.packhorse.node.assembly.Archive;

/** Pictures that nobody described: most belong to pages, some are looked at by themselves. */
final class LonePicturesTest {
    private static final byte[] PICTURE = "\u0089PNG\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1);

    @Test
    void findsPicturesWithoutPagesAroundThemByTheirNames(@TempDir Path home) throws Exception {
        try (var library = new SearchedHub(home)) {
            for (var path : new String[] {
                "world_map.png",
                "Posters/PlantCell.jpg",
                "Posters/valley/IMG_2034.jpg",
                "Posters/valley/photo-3.jpg",
                "Posters/valley/Picture 0012.png",
                "lessons/pictures/leaf_section.png",
                "media/CNX_Volcano_03.jpg",
                "Films/harvest.jpg"
            }) {
                library.hub.write(path, PICTURE);
            }
            library.hub.write("Films/harvest.mp4", new byte[] {0, 0, 0, 24, 'f', 't', 'y', 'p'});
            library.hub.write(
                    "Posters/pack.zip",
                    new Archive(6).with("glacier.png", PICTURE).toBytes());
            library.write("lessons/leaf/one.html", "<title>Leaves</title><img src=../pictures/leaf_section.png>");
            library.publish("");

            assertThat(library.places("plant cell")).containsExactly("Posters/PlantCell.jpg");
            assertThat(library.places("map")).containsExactly("world_map.png");
            assertThat(library.places("posters")).containsExactly("Posters/pack.zip");
            assertThat(library.places("section")).isEmpty();
            assertThat(library.places("volcano")).isEmpty();
            assertThat(library.places("glacier")).isEmpty();
            assertThat(library.places("harvest")).containsExactly("Films/harvest.mp4");
            assertThat(library.places("img")).isEmpty();
            assertThat(library.places("photo")).isEmpty();
            assertThat(library.places("picture")).isEmpty();
        }
    }

    @Test
    void aNoteAtTheTopSpeaksForThePicturesThatItNamesAndNoOthers(@TempDir Path home) throws Exception {
        try (var library = new SearchedHub(home)) {
            for (var path : new String[] {
                "posters/PlantCell.jpg",
                "logo_horse.png",
                "posters/rain gauge.png",
                "posters/صورة.png",
                "img/shared_volcano.png",
                "cover/book_on_volcanoes.jpg"
            }) {
                library.hub.write(path, PICTURE);
            }
            library.write(
                    "README.md",
                    "# Posters\n\n![](logo_horse.png) [Rain](posters/rain%20gauge.png) ![](posters/%D8%B5%D9%88%D8%B1%D8%A9.png)\n");
            library.publish("");

            assertThat(library.places("plant cell")).containsExactly("posters/PlantCell.jpg");
            assertThat(library.places("horse")).isEmpty();
            assertThat(library.places("gauge")).isEmpty();
            assertThat(library.places("صورة")).isEmpty();
            assertThat(library.places("volcano")).isEmpty();
        }
    }

    @Test
    void aWebsiteKeepsItsPictures(@TempDir Path home) throws Exception {
        try (var library = new SearchedHub(home)) {
            for (var path :
                    new String[] {"img/banner_glacier.png", "pictures/red_tulip.jpg", "pictures/old tulip.jpg"}) {
                library.hub.write(path, PICTURE);
            }
            library.write(
                    "index.html",
                    "<title>Garden</title><img src=pictures/red_tulip.jpg><img src='pictures/old tulip.jpg'>");
            library.write("about.html", "<title>About</title>");
            library.publish("");

            assertThat(library.places("glacier")).isEmpty();
            assertThat(library.places("tulip")).isEmpty();
        }
    }

    @Test
    void manyPagesAtTheTopAreWhatAllPicturesBelongTo(@TempDir Path home) throws Exception {
        try (var library = new SearchedHub(home)) {
            library.hub.write("pictures/red_tulip.jpg", PICTURE);
            library.write("long.html", "<title>Long</title>" + "<p>garden</p>".repeat(90_000));
            library.publish("");

            assertThat(library.places("tulip")).isEmpty();
        }
    }

    @Test
    void forgetsThemWhenAPageComesToThem(@TempDir Path home) throws Exception {
        try (var library = new SearchedHub(home)) {
            library.hub.write("garden/tall_sunflower.jpg", PICTURE);
            library.write("notes.txt", "On other things");
            library.publish("");
            assertThat(library.places("sunflower")).containsExactly("garden/tall_sunflower.jpg");

            library.write("garden/index.html", "<title>Garden</title><img src=tall_sunflower.jpg>");
            library.publish("");

            assertThat(library.places("sunflower")).isEmpty();
        }
    }

    @Test
    void showsAFewOfAFolderAndLeadsToTheOthers(@TempDir Path home) throws Exception {
        try (var library = new SearchedHub(home)) {
            for (int i = 0; i < 9; i++) {
                library.hub.write("garden/spring/tall_sunflower_" + i + ".jpg", PICTURE);
            }
            library.write("notes/sunflowers.txt", "On sunflowers");
            library.publish("");

            var found = library.find("sunflower");

            assertThat(found.hits()).hasSize(4);
            var picture = found.hits().stream()
                    .filter(hit -> hit.more() > 0)
                    .findFirst()
                    .orElseThrow();
            assertThat(picture.more()).isEqualTo(6);
            assertThat(HitFacet.folder(picture.group())).contains("garden/spring");
            assertThat(library.find("sunflower", HitFacet.GROUP, picture.group())
                            .hits())
                    .hasSize(9);
        }
    }
}
