"""One statement at a time: a vote is stored, its sender gets an answer, player 1 the number."""

from otree.api import BaseConstants, BaseGroup, BasePlayer, BaseSubsession, Page, models


class C(BaseConstants):
    NAME_IN_URL = "stemmen"
    PLAYERS_PER_GROUP = None
    NUM_ROUNDS = 1


class Subsession(BaseSubsession):
    pass


class Group(BaseGroup):
    ronde = models.IntegerField(initial=0)
    gestemd = models.IntegerField(initial=0)


class Player(BasePlayer):
    ronde = models.IntegerField(initial=0)
    waarde = models.IntegerField(initial=0)


class Stem(Page):
    @staticmethod
    def live_method(player, data):
        group = player.group
        if data["ronde"] > group.ronde:
            group.ronde, group.gestemd = data["ronde"], 0
        if player.ronde != data["ronde"]:
            player.ronde = data["ronde"]
            group.gestemd += 1
        player.waarde = data["waarde"]
        return {
            player.id_in_group: {"ronde": data["ronde"], "waarde": data["waarde"]},
            1: {"gestemd": group.gestemd},
        }


page_sequence = [Stem]
